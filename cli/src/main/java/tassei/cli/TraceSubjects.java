package tassei.cli;

import static java.util.Objects.requireNonNull;
import static tassei.cli.TrinoRows.literal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tassei.model.NearNames;
import tassei.transform.suggest.Concept;

/** The bodies, concepts and indicators that are published, found by what people call them. */
final class TraceSubjects {
  private static final int NEAR = 5;

  private final TrinoRows trino;

  TraceSubjects(TrinoRows trino) {
    this.trino = requireNonNull(trino, "trino is null");
  }

  /**
   * The code of the body of that code, name or alias.
   *
   * @param kind chamber or federation, for the message
   * @throws UsageException when it is nobody's, or that of more than one
   */
  String body(String kind, String called, String condition) {
    List<TrinoRow> bodies =
        trino.ask(
            """
            SELECT body_code, body_name, aliases FROM core.dim_body WHERE %s
            ORDER BY body_code, valid_from
            """
                .formatted(condition));
    List<String> codes =
        bodies.stream()
            .filter(body -> names(body).contains(plain(called)))
            .map(body -> body.text("body_code"))
            .distinct()
            .toList();
    if (codes.size() > 1) {
      throw new UsageException(
          "Cannot tell which %s '%s' is: give one of the codes %s"
              .formatted(kind, called, String.join(", ", codes)));
    }
    if (codes.isEmpty()) {
      throw unknown(kind, called, bodies.stream().flatMap(body -> names(body).stream()).toList());
    }
    return codes.getFirst();
  }

  /** The code of the concept of that code or one of the names it lists. */
  String concept(String called) {
    List<Concept> concepts =
        trino
            .ask(
                """
                SELECT concept_code, concept_name, coalesce(unit, '') AS unit, direction
                FROM core.dim_concept ORDER BY concept_code
                """)
            .stream()
            .map(
                row ->
                    new Concept(
                        row.text("concept_code"),
                        row.text("concept_name"),
                        row.text("unit"),
                        row.text("direction")))
            .toList();
    List<String> codes =
        concepts.stream()
            .filter(concept -> names(concept).contains(plain(called)))
            .map(Concept::code)
            .toList();
    if (codes.size() != 1) {
      throw unknown(
          "concept", called, concepts.stream().flatMap(one -> names(one).stream()).toList());
    }
    return codes.getFirst();
  }

  /** The code itself, if there is such an indicator. */
  String indicator(String code) {
    if (trino
        .ask("SELECT 1 FROM core.dim_indicator WHERE indicator_code = " + literal(code))
        .isEmpty()) {
      throw unknown(
          "indicator", code, trino.column("SELECT indicator_code FROM core.dim_indicator"));
    }
    return code;
  }

  /** The years in which something is known of an indicator. */
  List<String> yearsOfIndicator(String code) {
    return years(
        """
        SELECT fiscal_year FROM core.fct_indicator_result WHERE indicator_code = %1$s
        UNION SELECT fiscal_year FROM core.fct_indicator_target WHERE indicator_code = %1$s
        """
            .formatted(literal(code)));
  }

  /** The years in which a body or a predecessor reports under a concept. */
  List<String> yearsOfBody(String code, String concept) {
    return years(
        """
        SELECT fiscal_year FROM core.fct_concept_value WHERE body_code = %1$s AND concept_code = %2$s
        UNION SELECT fiscal_year FROM core.fct_member_value WHERE member_code = %1$s AND concept_code = %2$s
        """
            .formatted(literal(code), literal(concept)));
  }

  /** The years in which a chamber of a federation reports under a concept. */
  List<String> yearsOfFederation(String code, String concept) {
    return years(
        "SELECT fiscal_year FROM mart.federation_rollup WHERE federation_code = %s AND concept_code = %s"
            .formatted(literal(code), literal(concept)));
  }

  private List<String> years(String query) {
    return trino.column(
        "SELECT fiscal_year_label FROM core.dim_fiscal_year WHERE fiscal_year IN (%s) ORDER BY fiscal_year"
            .formatted(query));
  }

  private static UsageException unknown(String kind, String called, List<String> known) {
    return new UsageException(
        "Unknown %s '%s': near names are %s"
            .formatted(kind, called, String.join(", ", NearNames.of(called, known, NEAR))));
  }

  private static List<String> names(TrinoRow body) {
    List<String> names = new ArrayList<>();
    names.add(body.text("body_code"));
    names.add(plain(body.text("body_name")));
    if (body.value("aliases") instanceof List<?> aliases) {
      aliases.forEach(alias -> names.add(plain(String.valueOf(alias))));
    }
    return names;
  }

  private static List<String> names(Concept concept) {
    List<String> names = new ArrayList<>(List.of(concept.code(), plain(concept.name())));
    names.addAll(concept.names().stream().map(TraceSubjects::plain).toList());
    return names.stream().distinct().collect(Collectors.toList());
  }

  private static String plain(String name) {
    return NearNames.plain(name);
  }
}
