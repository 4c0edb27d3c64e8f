/// What makes the demo a proof: real documents, a filled database, numbered canary rows, and the
/// comparison of all of them with what the recovery point must hold.
@NullMarked
package org.hikae.cli.demo.proof;

import org.jspecify.annotations.NullMarked;
