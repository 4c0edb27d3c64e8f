/// The arrows of ARCHITECTURE.md, held over every module's classes.
@NullMarked
package org.hikae.cli.architecture;

import org.jspecify.annotations.NullMarked;
