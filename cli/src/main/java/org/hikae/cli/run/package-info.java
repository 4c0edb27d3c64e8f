/// The commands that bring services somewhere: drills, failovers, switchovers, failbacks.
@NullMarked
package org.hikae.cli.run;

import org.jspecify.annotations.NullMarked;
