/// Any program's standard output as a source.
@NullMarked
package org.hikae.source.command;

import org.jspecify.annotations.NullMarked;
