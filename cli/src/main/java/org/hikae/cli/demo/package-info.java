/// `hikae demo`: three sites on this machine, one of which dies.
@NullMarked
package org.hikae.cli.demo;

import org.jspecify.annotations.NullMarked;
