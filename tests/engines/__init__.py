"""The other engines that readers have: Firefox, WebKit, and the screen reader Orca."""
