// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {IDirectory} from "../governance/IDirectory.sol";
import {IDataCertificates} from "./IDataCertificates.sol";
import {ILineage} from "./ILineage.sol";
import {IRightsDisputes} from "./IRightsDisputes.sol";

/// @title The graph of what descends from what.
/// @dev An edge is kind 8 | share 16 | parent 40 bits, four to a word, two words a certificate. Loops run over 8 edges at most.
/// @custom:security Acyclic by construction: an edge leads to a smaller number, and numbers never change. Only a child's holder
/// adds edges, so nobody takes a share of what is not his to give; what a parent's holder has to agree to (Licensed) he signs,
/// for this child, share and evidence, on this chain and contract, until a deadline; the edge exists once, so a consent works
/// once. A signature of who was the holder before is refused. A seller could add a share just before a sale: whoever buys names
/// digestOf, or buys what is sealed. No money is here.
contract Lineage is ILineage, EIP712 {
    bytes32 private constant CONSENT =
        keccak256("LicenceConsent(uint256 child,uint256 parent,uint256 share,bytes32 evidence,uint256 deadline)");
    uint256 private constant WHOLE = 10_000;
    uint256 private constant MOST_PARENTS = 8;
    uint256 private constant PER_WORD = 4;
    uint256 private constant EDGE_BITS = 64;
    uint256 private constant MOST_DATA_SETS = 16;
    uint256 private constant MODEL_NAME = 128;

    IDataCertificates private immutable CERTIFICATES;
    IRightsDisputes private immutable DISPUTES;

    mapping(uint256 child => uint256[2] words) private _edges;
    mapping(uint256 child => bool) private _sealed;
    uint256[50] private __gap;

    /// @param directory knows all contracts; nothing but it must be deployed already
    constructor(IDirectory directory) EIP712("cess4j", "1") {
        CERTIFICATES = IDataCertificates(directory.find("DataCertificates"));
        DISPUTES = IRightsDisputes(directory.find("RightsDisputes"));
    }

    /// @inheritdoc ILineage
    function declare(uint40 child, Edge[] calldata edges, Consent[] calldata consents) external {
        _checkChild(child);
        uint64[] memory known = _known(child);
        uint256 count = known.length + edges.length;
        if (edges.length == 0 || count > MOST_PARENTS) revert EdgeCount(MOST_PARENTS, count);
        uint64[] memory all = new uint64[](count);
        uint256 shares;
        for (uint256 i; i < known.length; ++i) {
            all[i] = known[i];
            shares += _shareOf(known[i]);
        }
        uint256 used;
        for (uint256 i; i < edges.length; ++i) {
            Edge calldata edge = edges[i];
            _checkEdge(child, edge, all);
            if (edge.kind == Kind.Licensed) used = _checkConsent(child, edge, consents, used);
            shares += edge.share;
            all[known.length + i] = _pack(edge);
            emit EdgeAdded(child, edge.parent, edge.kind, edge.share, edge.evidence);
        }
        if (shares > WHOLE) revert SharesExceedWhole(WHOLE, shares);
        if (used != consents.length) revert ConsentCount(used, consents.length);
        _write(child, all, known.length);
    }

    /// @inheritdoc ILineage
    function declareGeneration(uint40 certificate, Generation calldata generation) external {
        _checkChild(certificate);
        if (generation.model == 0) revert GenerationIncomplete("model");
        uint256 length = bytes(generation.modelName).length;
        if (length == 0) revert GenerationIncomplete("modelName");
        if (length > MODEL_NAME) revert GenerationTooLarge("modelName", MODEL_NAME, length);
        if (generation.dataSets.length > MOST_DATA_SETS) {
            revert GenerationTooLarge("dataSets", MOST_DATA_SETS, generation.dataSets.length);
        }
        emit GenerationDeclared(certificate, generation);
    }

    /// @inheritdoc ILineage
    function seal(uint40 certificate) external {
        _checkChild(certificate);
        _sealed[certificate] = true;
        emit LineageSealed(certificate);
    }

    /// @inheritdoc ILineage
    function parentsOf(uint256 child)
        external
        view
        returns (uint40[] memory parents, uint16[] memory shares, Kind[] memory kinds)
    {
        uint64[] memory known = _known(child);
        parents = new uint40[](known.length);
        shares = new uint16[](known.length);
        kinds = new Kind[](known.length);
        for (uint256 i; i < known.length; ++i) {
            (parents[i], shares[i], kinds[i]) = (_parentOf(known[i]), _shareOf(known[i]), Kind(known[i] >> 56));
        }
    }

    /// @inheritdoc ILineage
    function sharesOf(uint256 child) external view returns (uint256 sum) {
        uint64[] memory known = _known(child);
        for (uint256 i; i < known.length; ++i) {
            sum += _shareOf(known[i]);
        }
    }

    /// @inheritdoc ILineage
    function digestOf(uint256 child) external view returns (bytes32) {
        return keccak256(abi.encode(child, _edges[child][0], _edges[child][1], _sealed[child]));
    }

    /// @inheritdoc ILineage
    function isSealed(uint256 child) external view returns (bool) {
        return _sealed[child];
    }

    /// @inheritdoc ILineage
    function consentDigest(uint256 child, uint256 parent, uint256 share, bytes32 evidence, uint256 deadline)
        public
        view
        returns (bytes32)
    {
        return _hashTypedDataV4(keccak256(abi.encode(CONSENT, child, parent, share, evidence, deadline)));
    }

    /// @dev Who may speak for a certificate, and whether anything may still be said.
    function _checkChild(uint256 child) private view {
        address holder = CERTIFICATES.ownerOf(child); // reverts with ERC721NonexistentToken
        if (msg.sender != holder) revert OnlyLineageHolder(child, holder, msg.sender);
        if (_sealed[child]) revert SealedAlready(child);
        _checkNotInvented(child);
    }

    function _checkEdge(uint256 child, Edge calldata edge, uint64[] memory all) private view {
        if (edge.kind == Kind.None) revert KindMissing(edge.parent);
        if (edge.parent >= child) revert NotEarlier(child, edge.parent);
        if (edge.kind == Kind.Independent && edge.share != 0) revert ShareNotAllowed(edge.kind, edge.share);
        if (!CERTIFICATES.exists(edge.parent)) revert ParentUnknown(edge.parent);
        for (uint256 i; i < all.length; ++i) {
            if (_parentOf(all[i]) == edge.parent) revert EdgeTaken(child, edge.parent);
        }
        _checkNotInvented(edge.parent);
    }

    /// @return next index of the consent for the next edge that needs one
    function _checkConsent(uint256 child, Edge calldata edge, Consent[] calldata consents, uint256 index)
        private
        view
        returns (uint256 next)
    {
        address holder = CERTIFICATES.ownerOf(edge.parent);
        if (holder == msg.sender) return index;
        if (index == consents.length) revert ConsentCount(index + 1, consents.length);
        Consent calldata consent = consents[index];
        // forge-lint: disable-next-line(block-timestamp)
        if (block.timestamp > consent.deadline) revert ConsentExpired(consent.deadline, block.timestamp);
        bytes32 digest = consentDigest(child, edge.parent, edge.share, edge.evidence, consent.deadline);
        if (!SignatureChecker.isValidSignatureNow(holder, digest, consent.signature)) {
            revert LicenceConsentRejected(edge.parent, holder);
        }
        return index + 1;
    }

    function _checkNotInvented(uint256 certificate) private view {
        if (DISPUTES.standingOf(certificate) == IRightsDisputes.Standing.Invented) {
            revert CertificateInvented(certificate);
        }
    }

    /// @dev Writes the words that changed.
    function _write(uint256 child, uint64[] memory all, uint256 from) private {
        uint256[2] memory words = [_edges[child][0], _edges[child][1]];
        for (uint256 i = from; i < all.length; ++i) {
            words[i / PER_WORD] |= uint256(all[i]) << (EDGE_BITS * (i % PER_WORD));
        }
        if (from < PER_WORD) _edges[child][0] = words[0];
        if (all.length > PER_WORD) _edges[child][1] = words[1];
    }

    function _known(uint256 child) private view returns (uint64[] memory known) {
        known = new uint64[](MOST_PARENTS);
        uint256 count;
        for (uint256 word; word < MOST_PARENTS / PER_WORD; ++word) {
            uint256 edges = _edges[child][word];
            for (; edges != 0; edges >>= EDGE_BITS) {
                // forge-lint: disable-next-line(unsafe-typecast) the lowest edge of the word
                known[count++] = uint64(edges);
            }
            if (count < PER_WORD) break;
        }
        // Cuts the array to what was found; it never grows.
        assembly ("memory-safe") {
            mstore(known, count)
        }
    }

    function _pack(Edge calldata edge) private pure returns (uint64) {
        return uint64(uint256(edge.kind) << 56 | uint256(edge.share) << 40 | edge.parent);
    }

    function _parentOf(uint64 edge) private pure returns (uint40) {
        // forge-lint: disable-next-line(unsafe-typecast) the lowest 40 bits
        return uint40(edge);
    }

    function _shareOf(uint64 edge) private pure returns (uint16) {
        // forge-lint: disable-next-line(unsafe-typecast) 16 bits above the parent
        return uint16(edge >> 40);
    }
}
