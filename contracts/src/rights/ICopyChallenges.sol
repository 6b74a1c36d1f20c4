// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IDataRightsRegistry} from "./IDataRightsRegistry.sol";

/// @title Anybody shows on chain that a later certificate is near an earlier one (protocol.md section 9, ADR 0033).
/// @notice A flag informs; it takes nothing from anybody. The contract counts the bits itself and believes no number.
interface ICopyChallenges {
    /// @notice A view of a registered work with its way to the root, as fingerprint's `ViewProof` has it.
    /// @param index of the view
    /// @param code 256 bits
    /// @param siblings from the leaf's on, at most 16
    struct View {
        uint256 index;
        uint256 code;
        bytes32[] siblings;
    }

    /// @param older zero for no flag
    /// @param distance differing bits of 256; 0 for equal files as well
    /// @param byViews whether parts of the works were compared
    struct Flag {
        uint40 older;
        uint16 distance;
        bool byViews;
    }

    event Flagged(uint40 indexed newer, uint40 indexed older, address indexed by, uint16 distance, bool byViews);
    event FlagCleared(uint40 indexed newer, uint40 indexed older);
    event ThresholdChanged(
        IDataRightsRegistry.MediaType indexed mediaType, bytes32 indexed algorithm, string name, uint16 bits
    );

    error NotLater(uint256 newer, uint256 older);
    error NotComparable(bytes32 expected, bytes32 actual);
    error ThresholdUnknown(IDataRightsRegistry.MediaType mediaType, bytes32 algorithm);
    error TooFar(uint256 maximum, uint256 actual);
    error FlaggedAlready(uint256 newer, uint256 older, uint256 distance);
    error ViewNotInTree(uint256 certificate, uint256 index);
    error ProofTooLong(uint256 maximum, uint256 actual);
    /// @notice A TEE worker found that the certificate's claim is invented: it is no evidence.
    error CertificateInvented(uint256 certificate);
    error NotInvented(uint256 certificate);
    error NotFlagged(uint256 newer, uint256 older);
    error ThresholdOutOfRange(uint256 maximum, uint256 actual);
    error OnlyGovernor(address expected, address actual);

    /// @notice Flags `newer` if the two files are equal, or their identifiers are within the threshold of their kind.
    function challenge(
        uint40 newer,
        uint40 older,
        IDataRightsRegistry.Claim calldata newerClaim,
        IDataRightsRegistry.Claim calldata olderClaim
    ) external;

    /// @notice The same for one view of each, for example the whole of the newer one and a crop of the older one.
    function challengeViews(
        uint40 newer,
        uint40 older,
        IDataRightsRegistry.Claim calldata newerClaim,
        IDataRightsRegistry.Claim calldata olderClaim,
        View calldata newerView,
        View calldata olderView
    ) external;

    /// @notice Permissionless: a flag whose older certificate turned out to be invented goes.
    function clear(uint40 newer, uint40 older) external;

    /// @notice Governor: up to how many differing bits two works are called near. 0 takes the algorithm out of use.
    /// @param algorithm its name, for example `mdrc-image/1`
    function setThreshold(IDataRightsRegistry.MediaType mediaType, string calldata algorithm, uint16 bits) external;

    function thresholdOf(IDataRightsRegistry.MediaType mediaType, bytes32 algorithm) external view returns (uint16);
    function flagOf(uint256 newer, uint256 older) external view returns (Flag memory);
    /// @notice The nearest of a certificate's flags; none where `older` is zero.
    function nearestOf(uint256 newer) external view returns (Flag memory);
}
