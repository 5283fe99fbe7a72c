/** Keys are named as the system's keyboards name them. */
export const isMac = /Mac/.test(navigator.userAgent)
