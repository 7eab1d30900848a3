"""When reminders go out: the screen of the steps and of the hours."""
