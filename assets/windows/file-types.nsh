; Offers the app under "Open with" for web pages and texts, and takes links of its own scheme.
; Nobody's default is changed: a type is only added to OpenWithProgids.
; https://learn.microsoft.com/windows/win32/shell/how-to-include-an-application-on-the-open-with-dialog-box

!macro OfferFor EXTENSION
  WriteRegNone SHELL_CONTEXT "Software\Classes\.${EXTENSION}\OpenWithProgids" "GocDoc.Article"
!macroend

!macro NoLongerFor EXTENSION
  DeleteRegValue SHELL_CONTEXT "Software\Classes\.${EXTENSION}\OpenWithProgids" "GocDoc.Article"
!macroend

; SHCNE_ASSOCCHANGED: Explorer looks again.
!macro TellExplorer
  System::Call "shell32::SHChangeNotify(i 0x08000000, i 0x1000, i 0, i 0)"
!macroend

!macro customInstall
  WriteRegStr SHELL_CONTEXT "Software\Classes\GocDoc.Article" "" "${PRODUCT_NAME}"
  WriteRegStr SHELL_CONTEXT "Software\Classes\GocDoc.Article\DefaultIcon" "" "$appExe,0"
  WriteRegStr SHELL_CONTEXT "Software\Classes\GocDoc.Article\shell\open\command" "" '"$appExe" "%1"'
  !insertmacro OfferFor "html"
  !insertmacro OfferFor "htm"
  !insertmacro OfferFor "xhtml"
  !insertmacro OfferFor "mhtml"
  !insertmacro OfferFor "mht"
  !insertmacro OfferFor "txt"
  !insertmacro OfferFor "md"
  !insertmacro OfferFor "markdown"

  WriteRegStr SHELL_CONTEXT "Software\Classes\goc-doc" "" "URL:goc-doc"
  WriteRegStr SHELL_CONTEXT "Software\Classes\goc-doc" "URL Protocol" ""
  WriteRegStr SHELL_CONTEXT "Software\Classes\goc-doc\DefaultIcon" "" "$appExe,0"
  WriteRegStr SHELL_CONTEXT "Software\Classes\goc-doc\shell\open\command" "" '"$appExe" "%1"'
  !insertmacro TellExplorer
!macroend

!macro customUnInstall
  !insertmacro NoLongerFor "html"
  !insertmacro NoLongerFor "htm"
  !insertmacro NoLongerFor "xhtml"
  !insertmacro NoLongerFor "mhtml"
  !insertmacro NoLongerFor "mht"
  !insertmacro NoLongerFor "txt"
  !insertmacro NoLongerFor "md"
  !insertmacro NoLongerFor "markdown"
  DeleteRegKey SHELL_CONTEXT "Software\Classes\GocDoc.Article"
  DeleteRegKey SHELL_CONTEXT "Software\Classes\goc-doc"
  !insertmacro TellExplorer
!macroend
