#!/usr/bin/env node
// npm links a command when packages are installed, which in a clone is before the build; so it links this file.
import '../dist/main.js';
