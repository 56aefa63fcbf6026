import { offerCopies } from "./parts/copies.js";

offerCopies();
