/// Notices by command.
@NullMarked
package org.hikae.cli.notice;

import org.jspecify.annotations.NullMarked;
