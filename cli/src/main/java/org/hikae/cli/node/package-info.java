/// The commands that run the processes of an estate and give them their identities.
@NullMarked
package org.hikae.cli.node;

import org.jspecify.annotations.NullMarked;
