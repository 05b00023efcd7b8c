"""Stands in for BashOperator."""

from airflow.sdk import BaseOperator, _is


class BashOperator(BaseOperator):
    def __init__(
        self, *, bash_command, env=None, append_env=False, output_encoding="utf-8", skip_on_exit_code=99, cwd=None,
        output_processor=None, **kwargs,
    ):
        super().__init__(**kwargs)
        _is("bash_command", bash_command, str)
        _is("append_env", append_env, bool)
        for name, value in (env or {}).items():
            _is(name, value, str)
        if "{{" in bash_command:
            raise ValueError(f"task {self.task_id} renders a value into its command: pass it through env")
        if bash_command.endswith((".sh", ".bash")):
            raise ValueError(f"task {self.task_id} ends like a script: Airflow would read it as a template file")
        self.command, self.env, self.append_env = bash_command, env, append_env
