/// The commands about the estate: check a file, see what it would change, put it in force.
@NullMarked
package org.hikae.cli.estate;

import org.jspecify.annotations.NullMarked;
