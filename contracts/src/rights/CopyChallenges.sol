// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IDirectory} from "../governance/IDirectory.sol";
import {Claims} from "./Claims.sol";
import {Hamming} from "./Hamming.sol";
import {ICopyChallenges} from "./ICopyChallenges.sol";
import {IDataRightsRegistry} from "./IDataRightsRegistry.sol";
import {IRightsDisputes} from "./IRightsDisputes.sol";
import {Views} from "./Views.sol";

/// @title Flags on later certificates that are near earlier ones.
/// @dev One word a pair, one for a certificate's nearest. The thresholds of the constructor are where no stranger was in the
/// evaluation (docs/fingerprint-evaluation.md: of strangers in all their views 1 in 10,000 differed in 82 bits or fewer).
/// @custom:security Nobody is believed: claims are held against the registry's digests, views against the claims' roots, bits
/// are counted here. A flag costs its subject nothing, so a false one (a claim with invented codes) gains nothing; such a claim
/// is disputed, and once found invented it can neither flag nor keep a flag. Codes are no secret and second preimages of
/// perceptual hashes can be made: a flag is a reason to look, not a proof of copying. Reads contracts of the Directory only.
contract CopyChallenges is ICopyChallenges {
    uint256 private constant MOST_BITS = 96;

    IDataRightsRegistry private immutable REGISTRY;
    IRightsDisputes private immutable DISPUTES;
    address private immutable GOVERNOR;

    mapping(IDataRightsRegistry.MediaType => mapping(bytes32 algorithm => uint16 bits)) private _thresholds;
    mapping(uint256 newer => mapping(uint256 older => Flag)) private _flags;
    mapping(uint256 newer => Flag) private _nearest;
    uint256[50] private __gap;

    /// @param directory knows all contracts; nothing but it must be deployed already
    constructor(IDirectory directory) {
        REGISTRY = IDataRightsRegistry(directory.find("DataRightsRegistry"));
        DISPUTES = IRightsDisputes(directory.find("RightsDisputes"));
        GOVERNOR = directory.governor();
        _setThreshold(IDataRightsRegistry.MediaType.Text, "mdrc-text/1", 72);
        _setThreshold(IDataRightsRegistry.MediaType.Image, "mdrc-image/1", 72);
        _setThreshold(IDataRightsRegistry.MediaType.Audio, "mdrc-audio/1", 64);
        _setThreshold(IDataRightsRegistry.MediaType.Video, "mdrc-video/1", 64);
    }

    /// @inheritdoc ICopyChallenges
    function challenge(
        uint40 newer,
        uint40 older,
        IDataRightsRegistry.Claim calldata newerClaim,
        IDataRightsRegistry.Claim calldata olderClaim
    ) external {
        _checkPair(newer, older, newerClaim, olderClaim);
        uint256 distance;
        if (newerClaim.instanceHash != olderClaim.instanceHash) {
            distance = _distance(newerClaim, olderClaim, newerClaim.identifier, olderClaim.identifier);
        }
        _flag(newer, older, distance, false);
    }

    /// @inheritdoc ICopyChallenges
    function challengeViews(
        uint40 newer,
        uint40 older,
        IDataRightsRegistry.Claim calldata newerClaim,
        IDataRightsRegistry.Claim calldata olderClaim,
        View calldata newerView,
        View calldata olderView
    ) external {
        _checkPair(newer, older, newerClaim, olderClaim);
        uint256 distance = _distance(newerClaim, olderClaim, newerView.code, olderView.code);
        Views.check(newer, newerClaim, newerView);
        Views.check(older, olderClaim, olderView);
        _flag(newer, older, distance, true);
    }

    /// @inheritdoc ICopyChallenges
    function clear(uint40 newer, uint40 older) external {
        if (DISPUTES.standingOf(older) != IRightsDisputes.Standing.Invented) revert NotInvented(older);
        if (_flags[newer][older].older == 0) revert NotFlagged(newer, older);
        delete _flags[newer][older];
        if (_nearest[newer].older == older) delete _nearest[newer];
        emit FlagCleared(newer, older);
    }

    /// @inheritdoc ICopyChallenges
    function setThreshold(IDataRightsRegistry.MediaType mediaType, string calldata algorithm, uint16 bits) external {
        if (msg.sender != GOVERNOR) revert OnlyGovernor(GOVERNOR, msg.sender);
        if (bits > MOST_BITS) revert ThresholdOutOfRange(MOST_BITS, bits);
        _setThreshold(mediaType, algorithm, bits);
    }

    /// @inheritdoc ICopyChallenges
    function thresholdOf(IDataRightsRegistry.MediaType mediaType, bytes32 algorithm) external view returns (uint16) {
        return _thresholds[mediaType][algorithm];
    }

    /// @inheritdoc ICopyChallenges
    function flagOf(uint256 newer, uint256 older) external view returns (Flag memory) {
        return _flags[newer][older];
    }

    /// @inheritdoc ICopyChallenges
    function nearestOf(uint256 newer) external view returns (Flag memory) {
        return _nearest[newer];
    }

    function _checkPair(
        uint40 newer,
        uint40 older,
        IDataRightsRegistry.Claim calldata newerClaim,
        IDataRightsRegistry.Claim calldata olderClaim
    ) private view {
        if (newer <= older) revert NotLater(newer, older);
        _checkClaim(newer, newerClaim);
        _checkClaim(older, olderClaim);
    }

    function _checkClaim(uint256 certificate, IDataRightsRegistry.Claim calldata claim) private view {
        bytes32 expected = REGISTRY.claimOf(certificate);
        if (expected == 0) revert IDataRightsRegistry.CertificateUnknown(certificate);
        bytes32 actual = Claims.digestOf(claim);
        if (actual != expected) revert IDataRightsRegistry.ClaimMismatch(certificate, expected, actual);
        if (DISPUTES.standingOf(certificate) == IRightsDisputes.Standing.Invented) {
            revert CertificateInvented(certificate);
        }
    }

    /// @dev Differing bits, within the threshold of the works' kind.
    function _distance(
        IDataRightsRegistry.Claim calldata newerClaim,
        IDataRightsRegistry.Claim calldata olderClaim,
        uint256 newerCode,
        uint256 olderCode
    ) private view returns (uint256 distance) {
        if (newerClaim.algorithm != olderClaim.algorithm) {
            revert NotComparable(olderClaim.algorithm, newerClaim.algorithm);
        }
        if (newerClaim.mediaType != olderClaim.mediaType) {
            revert NotComparable(bytes32(uint256(olderClaim.mediaType)), bytes32(uint256(newerClaim.mediaType)));
        }
        uint256 maximum = _thresholds[newerClaim.mediaType][newerClaim.algorithm];
        if (maximum == 0) revert ThresholdUnknown(newerClaim.mediaType, newerClaim.algorithm);
        distance = Hamming.distance(newerCode, olderCode);
        if (distance > maximum) revert TooFar(maximum, distance);
    }

    /// @dev A flag that is known already may still be named again where the nearest one was cleared: an invented certificate
    /// that was put in front of a real one must not hide it for ever.
    function _flag(uint40 newer, uint40 older, uint256 distance, bool byViews) private {
        // casting is safe: a distance is at most 256
        Flag memory flag = Flag(older, uint16(distance), byViews);
        Flag memory known = _flags[newer][older];
        bool isKnown = known.older != 0 && known.distance <= distance;
        if (isKnown) flag = known;
        Flag storage nearest = _nearest[newer];
        bool isNearest = nearest.older == 0 || flag.distance < nearest.distance;
        if (isKnown && !isNearest) revert FlaggedAlready(newer, older, known.distance);
        if (!isKnown) _flags[newer][older] = flag;
        if (isNearest) _nearest[newer] = flag;
        emit Flagged(newer, older, msg.sender, flag.distance, flag.byViews);
    }

    function _setThreshold(IDataRightsRegistry.MediaType mediaType, string memory algorithm, uint16 bits) private {
        bytes32 hash = keccak256(bytes(algorithm));
        _thresholds[mediaType][hash] = bits;
        emit ThresholdChanged(mediaType, hash, algorithm, bits);
    }
}
