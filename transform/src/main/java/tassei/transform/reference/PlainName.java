package tassei.transform.reference;

import java.text.Normalizer;

/** A name without what differs from document to document: white space and width. */
public final class PlainName {
  private PlainName() {}

  public static String of(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC).replaceAll("\\s+", "");
  }
}
