// SPDX-License-Identifier: Apache-2.0
// The errors of OAI-PMH 2.0, section 3.6, by their codes.

/// What is wrong with a harvester's request; answered inside the XML, with HTTP 200.
package enum OAIError: Error, Hashable, Sendable {
    case badVerb(String)
    case badArgument(String)
    case badResumptionToken
    case cannotDisseminateFormat(String)
    case idDoesNotExist(String)
    case noRecordsMatch
    case noSetHierarchy

    var code: String {
        switch self {
        case .badVerb: "badVerb"
        case .badArgument: "badArgument"
        case .badResumptionToken: "badResumptionToken"
        case .cannotDisseminateFormat: "cannotDisseminateFormat"
        case .idDoesNotExist: "idDoesNotExist"
        case .noRecordsMatch: "noRecordsMatch"
        case .noSetHierarchy: "noSetHierarchy"
        }
    }

    var message: String {
        switch self {
        case .badVerb(let reason), .badArgument(let reason): reason
        case .badResumptionToken: "The resumption token is not one of this repository."
        case .cannotDisseminateFormat(let prefix):
            "There is no format “\(prefix)”; ListMetadataFormats tells which there are."
        case .idDoesNotExist(let id): "There is no item “\(id)”."
        case .noRecordsMatch: "No record matches."
        case .noSetHierarchy: "This repository has no sets."
        }
    }

    /// Whether the request element repeats the arguments (section 3.2): not when they could not be understood.
    var repeatsArguments: Bool {
        switch self {
        case .badVerb, .badArgument: false
        default: true
        }
    }
}
