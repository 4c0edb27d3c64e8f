/// The commands that ask a running orchestrator.
@NullMarked
package org.hikae.cli.remote;

import org.jspecify.annotations.NullMarked;
