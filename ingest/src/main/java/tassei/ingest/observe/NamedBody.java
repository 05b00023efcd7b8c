package tassei.ingest.observe;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import tassei.model.Body;
import tassei.model.BodyRegister;
import tassei.model.CellRef;
import tassei.model.FiscalYear;
import tassei.model.Problem;
import tassei.model.Problem.Code;

/** The name of a body in a document of a year, and why it does not mean one body. */
record NamedBody(String name, BodyRegister bodies, FiscalYear year) {

  /** The bodies of that name; of several that share it the one that is declared. */
  List<Body> found(String declared) {
    List<Body> found = bodies.find(name, year);
    if (found.size() < 2 || declared.isEmpty()) {
      return found;
    }
    List<Body> told = bodies.find(declared, year);
    return told.size() == 1 && found.containsAll(told) ? told : found;
  }

  Problem problem(CellRef at) {
    List<Body> found = bodies.find(name, year);
    if (!found.isEmpty()) {
      String codes = found.stream().map(Body::code).collect(Collectors.joining(", "));
      return Problem.of(
          Code.BODY_AMBIGUOUS,
          at,
          name,
          "一つの団体だけを指す名称(この名称の団体: %s)".formatted(codes),
          "a name that means one body only (it is the name of %s)".formatted(codes));
    }
    List<Body> others = bodies.named(name).stream().distinct().toList();
    if (others.isEmpty()) {
      return Problem.of(Code.BODY_UNKNOWN, at, name);
    }
    String times = others.stream().map(NamedBody::time).collect(Collectors.joining(", "));
    return Problem.of(
        Code.BODY_OF_OTHER_YEARS,
        at,
        name,
        "%d年度に存在した団体の名称(この名称の団体: %s)".formatted(year.startYear(), times),
        "the name of a body that existed in fiscal year %d (those of this name: %s)"
            .formatted(year.startYear(), times));
  }

  /** {@code 05-kazuno 2008-04-01–2024-03-31}; an open side stays empty. */
  private static String time(Body body) {
    return "%s %s–%s"
        .formatted(
            body.code(), day(body.validFrom(), LocalDate.MIN), day(body.validTo(), LocalDate.MAX));
  }

  private static String day(LocalDate day, LocalDate open) {
    return day.equals(open) ? "" : day.toString();
  }
}
