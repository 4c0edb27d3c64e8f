/// What people see: words in their language, tables, progress, sizes.
@NullMarked
package org.hikae.cli.terminal;

import org.jspecify.annotations.NullMarked;
