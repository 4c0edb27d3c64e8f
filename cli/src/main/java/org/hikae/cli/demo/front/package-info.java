/// The public address of the demo's service: a TCP front that agents switch under their fencing
/// token.
@NullMarked
package org.hikae.cli.demo.front;

import org.jspecify.annotations.NullMarked;
