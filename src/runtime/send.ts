import type { Answer } from "./call.js";
import { type BodyPolicy, checkBody } from "./check-body.js";
import { withDeadline } from "./deadline.js";
import { GuardError, HttpError, isMarked, NetworkError, type Origin } from "./errors.js";
import { mergeHeaders } from "./headers.js";
import { addHeaderParameters, expandPath, queryOf } from "./parameters.js";
import { anyBody, leniently, Mismatch, undocumented } from "./response.js";
import type {
  AnyDescriptor,
  CallOptions,
  ClientOptions,
  Credential,
  Decoded,
  Decoder,
  OperationRequest,
  RequestDraft,
} from "./types.js";

