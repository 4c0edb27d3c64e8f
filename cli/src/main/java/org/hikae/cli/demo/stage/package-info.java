/// What the demo shows while it runs, and its last table.
@NullMarked
package org.hikae.cli.demo.stage;

import org.jspecify.annotations.NullMarked;
