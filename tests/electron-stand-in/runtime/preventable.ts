/** An Electron event whose default can be prevented, with the fields that its listeners read. */
export type Preventable<T extends object = object> = T & { defaultPrevented: boolean; preventDefault(): void }

export function preventable<T extends object>(fields: T): Preventable<T> {
  return {
    ...fields,
    defaultPrevented: false,
    preventDefault() {
      this.defaultPrevented = true
    },
  }
}
