// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title What certificates descend from, and what of their earnings goes back there (protocol.md section 9, ADR 0033).
/// @notice Edges lead from a later certificate to an earlier one (numbers are the order of commitments), so no path comes back
/// to where it began. They are added, never changed and never taken away.
interface ILineage {
    enum Kind {
        None,
        Duplicate, // the same work in another form
        Derived, // an adaptation, collage, translation
        Licensed, // an adaptation to which the parent's holder consented
        Independent, // similar by chance, as the holder says; carries no share
        Generated // made by a model, or from a data set, that has a certificate itself
    }

    /// @param parent certificate number, smaller than the child's
    /// @param share basis points of what the child earns
    /// @param evidence whatever supports the edge: hash of a licence, of a report; zero for nothing
    struct Edge {
        uint40 parent;
        Kind kind;
        uint16 share;
        bytes32 evidence;
    }

    /// @notice The parent's holder agrees (EIP-712 or ERC-1271); a signature of another holder is worth nothing.
    /// @param deadline last second in which it may be used
    struct Consent {
        uint256 deadline;
        bytes signature;
    }

    /// @notice Where content of a model comes from that has no certificate.
    /// @param model hash of the model's weights
    /// @param modelName with version, 1 to 128 bytes
    /// @param dataSets hashes of what it was trained on or given, at most 16
    /// @param prompt hash of the prompt, zero where it is kept to oneself
    struct Generation {
        bytes32 model;
        string modelName;
        bytes32[] dataSets;
        bytes32 prompt;
    }

    event EdgeAdded(uint40 indexed child, uint40 indexed parent, Kind kind, uint16 share, bytes32 evidence);
    event GenerationDeclared(uint40 indexed certificate, Generation generation);
    event LineageSealed(uint40 indexed certificate);

    error OnlyLineageHolder(uint256 certificate, address expected, address actual);
    error NotEarlier(uint256 child, uint256 parent);
    error ParentUnknown(uint256 parent);
    /// @notice A TEE worker found that the certificate's claim is invented.
    error CertificateInvented(uint256 certificate);
    error EdgeTaken(uint256 child, uint256 parent);
    error EdgeCount(uint256 maximum, uint256 actual);
    error SharesExceedWhole(uint256 maximum, uint256 actual);
    error ShareNotAllowed(Kind kind, uint256 share);
    error KindMissing(uint256 parent);
    error ConsentCount(uint256 expected, uint256 actual);
    error ConsentExpired(uint256 deadline, uint256 actual);
    error LicenceConsentRejected(uint256 parent, address holder);
    error SealedAlready(uint256 certificate);
    error GenerationIncomplete(string field);
    error GenerationTooLarge(string field, uint256 maximum, uint256 actual);

    /// @notice The child's holder adds edges: at most 8 in all, shares of at most 10,000 basis points together. Each edge of
    /// kind Licensed needs a consent, in the order of the edges; of what the caller holds itself none.
    function declare(uint40 child, Edge[] calldata edges, Consent[] calldata consents) external;
    /// @notice The holder says by which model and from what its work was made.
    function declareGeneration(uint40 certificate, Generation calldata generation) external;
    /// @notice The holder promises that the lineage stays as it is, for whoever buys the certificate.
    function seal(uint40 certificate) external;

    /// @notice All edges of a child, in the order of their declaration; `evidence` is in the events.
    function parentsOf(uint256 child)
        external
        view
        returns (uint40[] memory parents, uint16[] memory shares, Kind[] memory kinds);
    /// @notice Sum of the shares, in basis points.
    function sharesOf(uint256 child) external view returns (uint256);
    /// @notice Changes with every edge and with the seal: who buys a certificate names the one it saw, so that a seller cannot
    /// add a share at the last moment.
    function digestOf(uint256 child) external view returns (bytes32);
    function isSealed(uint256 child) external view returns (bool);
    /// @notice EIP-712 digest of LicenceConsent(uint256 child,uint256 parent,uint256 share,bytes32 evidence,uint256 deadline).
    function consentDigest(uint256 child, uint256 parent, uint256 share, bytes32 evidence, uint256 deadline)
        external
        view
        returns (bytes32);
}
