"""Jobs: engine processes and the stages decode → speech → speakers → minutes. The only room that talks to engines."""
