"""Pipeline: joins the rooms, from files to a published graph."""
