"""Reference managers' files and spreadsheets: read into works, written from works, made into drafts."""
