/// Builds METS files as Kitodo, Goobi and OCR-D write them.
struct METSSample {
  var objectID: String? = "obj-1"
  var group = "LOCAL"
  /// `xlink:href` of each file, in the order of the file section. File `n` has the id `F_n`.
  var hrefs = ["images/1.jpg", "images/2.jpg"]
  var locationType = "LOCTYPE=\"URL\""
  /// Attributes and files of the physical pages.
  var pages: [(attributes: String, files: [Int])] = [("ORDER=\"1\"", [0]), ("ORDER=\"2\"", [1])]
  var mods: String? = "<mods:titleInfo><mods:title>Title</mods:title></mods:titleInfo>"
  var moreGroups = ""
  var physical: String?

  var text: String {
    let files = hrefs.enumerated().map {
      """
      <mets:file ID="F_\($0.offset)" MIMETYPE="image/jpeg"><mets:FLocat \(locationType) xlink:href="\($0.element)"/></mets:file>
      """
    }
    let divs = pages.enumerated().map { index, page in
      """
      <mets:div ID="P_\(index)" TYPE="page" \(page.attributes)>\
      \(page.files.map { "<mets:fptr FILEID=\"F_\($0)\"/>" }.joined())</mets:div>
      """
    }
    let description = mods.map {
      """
      <mets:dmdSec ID="DMD_1"><mets:mdWrap MDTYPE="MODS"><mets:xmlData>
      <mods:mods>\($0)</mods:mods></mets:xmlData></mets:mdWrap></mets:dmdSec>
      """
    }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <mets:mets xmlns:mets="http://www.loc.gov/METS/" xmlns:mods="http://www.loc.gov/mods/v3" \
      xmlns:xlink="http://www.w3.org/1999/xlink"\(objectID.map { " OBJID=\"\($0)\"" } ?? "")>
      \(description ?? "")
      <mets:fileSec>
      <mets:fileGrp USE="\(group)">
      \(files.joined(separator: "\n"))
      </mets:fileGrp>
      \(moreGroups)</mets:fileSec>
      <mets:structMap TYPE="LOGICAL"><mets:div ID="L_0" TYPE="monograph"\(mods == nil ? "" : " DMDID=\"DMD_1\"")/></mets:structMap>
      \(physical ?? """
        <mets:structMap TYPE="PHYSICAL"><mets:div ID="P" TYPE="physSequence">
        \(divs.joined(separator: "\n"))
        </mets:div></mets:structMap>
        """)
      </mets:mets>
      """
  }
}
