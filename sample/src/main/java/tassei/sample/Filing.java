package tassei.sample;

import java.time.LocalDate;
import tassei.model.FormType;

/**
 * One document that a body sends.
 *
 * @param file the path below the input folder
 * @param prints whether the document says who files it
 * @param copy whether it says what the one before it says
 */
record Filing(
    SampleBody body,
    FormType form,
    Programme programme,
    int fiscalYear,
    String file,
    FileKind kind,
    LocalDate receivedAt,
    boolean prints,
    boolean copy,
    Content content,
    Placed placed) {

  String sheet() {
    return kind.sheet(placed.sheet());
  }

  byte[] bytes() {
    return GridFile.of(placed.grid(), kind, placed.sheet(), receivedAt.minusDays(1));
  }

  /** The same content in a file of another kind, later. */
  Filing copied(FileKind otherKind, String otherFile, LocalDate later) {
    return new Filing(
        body,
        form,
        programme,
        fiscalYear,
        otherFile,
        otherKind,
        later,
        prints,
        true,
        content,
        placed);
  }
}
