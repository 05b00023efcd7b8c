package tassei.model;

/** The families of forms; {@link #code()} is stored in {@code form_type}. */
public enum FormType {
  ACTION_PROGRAM_SUMMARY,
  ACTION_PROGRAM_PLAN,
  IMPLEMENTATION_PLAN,
  GOAL_TABLE,
  MEMBER_SURVEY,
  STAFF_SURVEY,
  BUSINESS_CONDITIONS_SURVEY,
  PARTICIPANT_SURVEY;

  public String code() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
