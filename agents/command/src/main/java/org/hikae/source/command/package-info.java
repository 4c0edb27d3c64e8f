@NullMarked
package org.hikae.source.command;

import org.jspecify.annotations.NullMarked;
