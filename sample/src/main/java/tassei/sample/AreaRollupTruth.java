package tassei.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import tassei.model.FiscalYear;
import tassei.sample.Rolled.Part;

/**
 * What the chambers of a region, of a block and of the nation achieved together. Who is missing is
 * not in it: the reference knows chambers that the sample does not.
 */
final class AreaRollupTruth implements Truth {
  /** A region, a block or the nation, in a year, as was or as now. */
  private record Area(String kind, String name, String basis, int year)
      implements Comparable<Area> {
    @Override
    public int compareTo(Area other) {
      return toString().compareTo(other.toString());
    }
  }

  private static final List<String> NOT_KNOWN = List.of("chambers_expected", "missing_chambers");

  private final Map<Area, List<Part>> federations = new TreeMap<>();

  @Override
  public String mart() {
    return "area_rollup";
  }

  @Override
  public List<String> columns() {
    List<String> columns =
        new ArrayList<>(List.of("fiscal_year", "fiscal_year_label", "area_kind", "area_name"));
    columns.addAll(Rolled.COLUMNS);
    columns.removeAll(NOT_KNOWN);
    return columns;
  }

  /** An area is put together of federations: its rows are known when all are. */
  @Override
  public void write(Office office, CsvTable table) {
    SampleOptions options = office.options();
    Prefectures.Prefecture prefecture = office.federation().body().prefecture();
    for (int year = options.firstYear(); year <= options.lastYear(); year++) {
      add(prefecture, "AS_WAS", year, RollupTruth.asWas(office, year));
      add(prefecture, "AS_NOW", year, RollupTruth.asNow(office, year));
    }
  }

  private void add(Prefectures.Prefecture prefecture, String basis, int year, Part part) {
    add(new Area("NATION", "全国", basis, year), part);
    add(new Area("REGION8", prefecture.region(), basis, year), part);
    if (!prefecture.block().isEmpty()) {
      add(new Area("FEDERATION_BLOCK", prefecture.block(), basis, year), part);
    }
  }

  private void add(Area area, Part part) {
    federations.computeIfAbsent(area, unused -> new ArrayList<>()).add(part);
  }

  @Override
  public void end(CsvTable table) {
    federations.forEach(
        (area, parts) ->
            Concepts.ALL.stream()
                .flatMap(concept -> Rolled.of(area.basis(), area.year(), parts, concept).stream())
                .forEach(rolled -> table.row(Office.joined(where(area), known(rolled)))));
  }

  private static Object[] known(Rolled rolled) {
    Object[] values = rolled.columns();
    return IntStream.range(0, values.length)
        .filter(column -> !NOT_KNOWN.contains(Rolled.COLUMNS.get(column)))
        .mapToObj(column -> values[column])
        .toArray();
  }

  private static Object[] where(Area area) {
    return new Object[] {
      area.year(), new FiscalYear(area.year()).label(), area.kind(), area.name()
    };
  }
}
