"""The table of funding issues."""

from app.core.tables import DatedRow


class FundingIssueRow(DatedRow, table=True):
    """A funding issue as stored."""

    __tablename__ = "funding_issues"
