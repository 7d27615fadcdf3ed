/** Asks for the moment that the address names while the rest of the page is still on its way: the server takes as long as that. */

import {parseAddress} from "./address.js";
import {askAhead} from "./api.js";

const {moment} = parseAddress(location.hash);
if (moment) askAhead(moment);
