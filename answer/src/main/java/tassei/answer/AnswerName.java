package tassei.answer;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The name an answer is written under: the received file's own, made safe for every system. */
public final class AnswerName {
  private static final String SUFFIX = "_確認事項";
  private static final int LONGEST_STEM = 180;
  private static final Pattern UNSAFE = Pattern.compile("[<>:\"/\\\\|?*\\p{Cntrl}\\p{Cf}\\p{Cs}]");
  private static final Pattern EXTENSION = Pattern.compile("\\.[A-Za-z0-9]{1,5}$");
  private static final Pattern DEVICE =
      Pattern.compile(
          "(?i)(CON|PRN|AUX|NUL|CLOCK\\$|CONIN\\$|CONOUT\\$|(COM|LPT)[0-9¹²³])(\\..*)?");

  private AnswerName() {}

  /**
   * A name without folders, of at most 255 bytes.
   *
   * @param delivered the received file's path, with slashes
   * @param mark what tells it from another of the same name; empty where there is none
   */
  public static String of(String delivered, String mark, String extension) {
    String stem = EXTENSION.matcher(delivered).replaceFirst("");
    String safe = UNSAFE.matcher(stem).replaceAll("_").replaceAll("^[. ]+|[. ]+$", "_");
    String named = safe.isEmpty() || DEVICE.matcher(safe).matches() ? "_" + safe : safe;
    return cut(named) + (mark.isEmpty() ? "" : "_" + mark) + SUFFIX + "." + extension;
  }

  private static String cut(String stem) {
    int end = 0;
    int bytes = 0;
    while (end < stem.length()) {
      int next = end + Character.charCount(stem.codePointAt(end));
      bytes += stem.substring(end, next).getBytes(StandardCharsets.UTF_8).length;
      if (bytes > LONGEST_STEM) {
        break;
      }
      end = next;
    }
    return stem.substring(0, end);
  }
}
