"""Pure ground floor: error texts, paths, notices. No Qt, no disk beyond the names of folders."""
