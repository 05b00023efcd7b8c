package tassei.serve;

import java.io.IOException;
import java.util.List;

/** Writes one result: its header, each row, and what is left at the end, in this order. */
interface RowWriter {
  void begin() throws IOException;

  void write(List<Object> row) throws IOException;

  void end() throws IOException;
}
