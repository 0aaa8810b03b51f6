"""The table of code lists."""

from app.core.tables import Row


class CodeListRow(Row, table=True):
    """A code list as stored."""

    __tablename__ = "code_lists"
