package tassei.sample;

/** What a document says. */
sealed interface Content permits SummaryForm, PlanForm, GoalForm {}
