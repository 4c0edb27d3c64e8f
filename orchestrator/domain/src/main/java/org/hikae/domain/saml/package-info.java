/// Single sign-on by SAML 2.0: what an identity provider answers, and whether that lets somebody
/// in.
@NullMarked
package org.hikae.domain.saml;

import org.jspecify.annotations.NullMarked;
