/** The command line: {@code brightline serve}, {@code demo}, {@code hash}, {@code assess}, {@code journal verify}. */
package org.brightline.cli;
