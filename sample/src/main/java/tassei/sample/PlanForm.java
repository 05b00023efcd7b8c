package tassei.sample;

/** What a plan's list of targets (施策目標一覧) prints: one version of the plan. */
record PlanForm(PlanVersion version) implements Content {}
