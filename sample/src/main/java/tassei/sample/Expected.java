package tassei.sample;

import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import tassei.model.FormType;

/** What a federation expects to be filed, and by when. Not every goal table is expected. */
record Expected(SampleBody body, FormType form, int year, LocalDate dueOn) {

  static List<Expected> of(Office office) {
    SampleOptions options = office.options();
    List<Expected> expected = new ArrayList<>();
    for (Programme programme : office.ledger().programmes()) {
      SampleBody body = programme.body();
      if (options.forms().contains(FormType.ACTION_PROGRAM_PLAN)) {
        expected.add(
            new Expected(
                body,
                FormType.ACTION_PROGRAM_PLAN,
                programme.firstYear(),
                LocalDate.of(programme.firstYear(), Month.APRIL, 30)));
      }
      for (int year : programme.years()) {
        boolean reports = year >= options.firstYear() && year <= options.lastYear();
        if (reports && body.existsIn(year)) {
          results(options, body, year, expected);
        }
      }
    }
    return expected;
  }

  private static void results(
      SampleOptions options, SampleBody body, int year, List<Expected> expected) {
    Month month = body.isFederation() ? Month.JUNE : Month.MAY;
    LocalDate due = LocalDate.of(year + 1, month, month.minLength());
    if (options.forms().contains(FormType.ACTION_PROGRAM_SUMMARY)) {
      expected.add(new Expected(body, FormType.ACTION_PROGRAM_SUMMARY, year, due));
    }
    boolean goals = options.forms().contains(FormType.GOAL_TABLE) && GoalTables.files(body);
    if (goals && body.ordinal() % 2 == 0) {
      LocalDate inJune = LocalDate.of(year + 1, Month.JUNE, 30);
      expected.add(new Expected(body, FormType.GOAL_TABLE, year, inJune));
    }
  }
}
