package tassei.notebook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A notebook as Jupyter keeps it, format 4. */
public record NotebookFile(Path file, List<Cell> cells) {
  public NotebookFile {
    cells = List.copyOf(cells);
  }

  /**
   * @param isCode else markdown
   * @param hasOutput what version control should not have
   */
  public record Cell(boolean isCode, String source, boolean hasOutput) {}

  /**
   * @throws IllegalArgumentException when the file is not a notebook of Java
   */
  public static NotebookFile read(Path file) {
    Object content;
    try {
      content =
          new Load(LoadSettings.builder().build())
              .loadFromString(Files.readString(file, StandardCharsets.UTF_8));
    } catch (IOException cause) {
      throw new UncheckedIOException("Cannot read notebook: " + file, cause);
    }
    if (!(content instanceof Map<?, ?> notebook)
        || !(notebook.get("cells") instanceof List<?> all)) {
      throw new IllegalArgumentException("Cannot read, not a notebook: " + file);
    }
    List<Cell> cells = new ArrayList<>();
    for (Object one : all) {
      Map<?, ?> cell = (Map<?, ?>) one;
      cells.add(
          new Cell(
              "code".equals(cell.get("cell_type")),
              source(cell.get("source")),
              cell.get("outputs") instanceof List<?> outputs && !outputs.isEmpty()
                  || cell.get("execution_count") != null));
    }
    return new NotebookFile(file, cells);
  }

  private static String source(Object source) {
    return source instanceof List<?> lines
        ? String.join("", lines.stream().map(Object::toString).toList())
        : String.valueOf(source);
  }
}
