package tassei.sample;

import java.util.List;

/** What one mart must hold, thought out from the model of the sample and not by the pipeline. */
interface Truth {
  String mart();

  List<String> columns();

  /** Writes the rows that one federation has in the mart. */
  void write(Office office, CsvTable table);

  /** Writes the rows that are known when all federations have been written. */
  default void end(CsvTable table) {}
}
