package org.brightline.platform.intake.internal;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Finds fields that name personal data which no clause needs, wherever they stand and however they are spelled. */
final class PersonalData {
    /** Names without everything but letters and digits, in lower case. */
    private static final Set<String> NAMES = Set.of(
            "ip",
            "ips",
            "ipaddr",
            "ipaddress",
            "ipv4",
            "ipv6",
            "clientip",
            "remoteip",
            "remoteaddr",
            "remoteaddress",
            "sourceip",
            "userip",
            "authorip",
            "lastip",
            "email",
            "emails",
            "emailaddress",
            "mail",
            "mailaddress",
            "useremail",
            "authoremail",
            "contactemail",
            "phone",
            "phones",
            "phonenumber",
            "telephone",
            "telephonenumber",
            "tel",
            "mobile",
            "mobilenumber",
            "mobilephone",
            "msisdn",
            "userphone",
            "authorphone",
            "firstname",
            "lastname",
            "fullname",
            "realname",
            "givenname",
            "familyname",
            "surname",
            "username",
            "displayname",
            "authorname",
            "birthdate",
            "birthday",
            "birthyear",
            "dateofbirth",
            "dob",
            "age",
            "gender",
            "sex",
            "religion",
            "ethnicity",
            "race",
            "nationality",
            "address",
            "homeaddress",
            "postaladdress",
            "streetaddress",
            "street",
            "zipcode",
            "postcode",
            "postalcode",
            "location",
            "geo",
            "geolocation",
            "gps",
            "latitude",
            "longitude",
            "lat",
            "lon",
            "lng",
            "imei",
            "imsi",
            "mac",
            "macaddress",
            "deviceid",
            "advertisingid",
            "useragent",
            "cookie",
            "cookies",
            "sessionid",
            "password",
            "passport",
            "passportnumber",
            "nationalid",
            "ssn",
            "taxid",
            "iban",
            "creditcard",
            "cardnumber");

    /** Possessive throughout, so that it takes linear time. */
    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s@]++@(?:[^\\s@.]++\\.)++[^\\s@.]++|(?:\\d{1,3}+\\.){3}+\\d{1,3}+");

    private PersonalData() {}

    /** The JSON pointer (RFC 6901) of the first such field, if there is one. */
    static Optional<String> in(JsonNode node) {
        return in(node, "");
    }

    private static Optional<String> in(JsonNode node, String pointer) {
        if (node.isArray()) {
            for (int index = 0; index < node.size(); index++) {
                Optional<String> found = in(node.get(index), pointer + "/" + index);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        for (var property : node.properties()) {
            String here = pointer + "/" + escaped(property.getKey());
            if (NAMES.contains(plain(property.getKey()))) {
                return Optional.of(here);
            }
            Optional<String> found = in(property.getValue(), here);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** Whether a value has the form of an e-mail address or of an IPv4 address; both tell who somebody is. */
    static boolean isAddress(String value) {
        return ADDRESS.matcher(value).matches();
    }

    static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static String plain(String name) {
        StringBuilder plain = new StringBuilder(name.length());
        name.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }
}
