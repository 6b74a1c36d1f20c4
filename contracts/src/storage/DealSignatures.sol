// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";

import {IDeals} from "./IDeals.sol";

/// @title Who must have signed what before a deal lives or dies (EIP-712, EIP-2098; types in IDeals).
/// @custom:security Every type carries the deal's id under a domain of chain id and contract, and an order becomes a deal
/// once: no signature serves twice. ECDSA refuses s in the upper half, so nobody can restate one either. The domain
/// separator is cached for the chain id of the deployment and computed anew on a fork.
abstract contract DealSignatures is EIP712 {
    bytes32 private constant REPORT =
        keccak256("Report(uint32 deal,uint8 index,uint32 miner,bytes16 nu,uint32 sectors,bytes32 root)");
    bytes32 private constant TAGS =
        keccak256("Tags(uint32 deal,uint16 tiKey,uint32 sectors,bytes32 fid,bytes32 root,bytes32 miners,bytes32 nus)");
    bytes32 private constant REMOVAL = keccak256("Removal(uint32 deal,uint256 deadline)");

    /// @dev nu, r and yParityAndS of one report.
    uint256 internal constant REPORT_LENGTH = 80;
    uint256 private constant COMPACT_LENGTH = 64;

    constructor() EIP712("cess4j", "1") {}

    /// @dev A Report in memory as abi.encode lays it out, for _checkReport to complete: what all slots share is written once.
    function _reportForm(IDeals.Activation calldata activation) internal pure returns (bytes memory form) {
        return abi.encode(REPORT, activation.deal, 0, 0, 0, activation.sectors, activation.root);
    }

    /// @dev Checks the report of slot `index` and returns its nu.
    /// @param reports long enough for it
    /// @param form from _reportForm; this overwrites index, miner and nu in it
    /// @param domain the domain separator, asked for once
    function _checkReport(
        bytes calldata reports,
        bytes memory form,
        bytes32 domain,
        uint256 index,
        uint32 miner,
        address signer
    ) internal pure returns (uint128 nu) {
        bytes32 r;
        bytes32 yParityAndS;
        bytes32 structHash;
        assembly ("memory-safe") {
            let report := add(reports.offset, mul(index, REPORT_LENGTH))
            nu := shr(128, calldataload(report))
            r := calldataload(add(report, 16))
            yParityAndS := calldataload(add(report, 48))
            let word := add(form, 32)
            mstore(add(word, 64), index)
            mstore(add(word, 96), and(miner, 0xffffffff))
            mstore(add(word, 128), shl(128, nu))
            structHash := keccak256(word, mload(form))
        }
        if (nu == 0) revert IDeals.NuMissing(miner);
        address actual = _recover(domain, structHash, r, yParityAndS);
        if (actual == address(0) || actual != signer) revert IDeals.ReportRejected(miner, signer, actual);
    }

    /// @dev Checks the TEE worker's signature over all tags of the deal.
    /// @param miners ids of 4 bytes each
    /// @param nus 16 bytes each
    function _checkTags(
        IDeals.Activation calldata activation,
        bytes32 domain,
        uint16 worker,
        address signer,
        uint16 tiKey,
        bytes memory miners,
        bytes memory nus
    ) internal pure {
        bytes calldata tags = activation.tags;
        if (tags.length != COMPACT_LENGTH) revert IDeals.ReportsLength(COMPACT_LENGTH, tags.length);
        bytes32 structHash = keccak256(
            abi.encode(
                TAGS,
                activation.deal,
                tiKey,
                activation.sectors,
                activation.fid,
                activation.root,
                keccak256(miners),
                keccak256(nus)
            )
        );
        address actual = _recover(domain, structHash, bytes32(tags[:32]), bytes32(tags[32:]));
        if (actual == address(0) || actual != signer) revert IDeals.TagsRejected(worker, signer, actual);
    }

    /// @dev Returns when `owner` calls, or signed the removal.
    function _checkRemoval(uint32 deal, address owner, uint256 deadline, bytes calldata signature) internal view {
        if (msg.sender == owner) return;
        if (signature.length == 0) revert IDeals.OnlyOwner(deal, owner, msg.sender);
        // forge-lint: disable-next-line(block-timestamp)
        if (block.timestamp > deadline) revert IDeals.RemovalExpired(deadline, block.timestamp);
        bytes32 digest = _hashTypedDataV4(keccak256(abi.encode(REMOVAL, deal, deadline)));
        (address actual,,) = ECDSA.tryRecover(digest, signature);
        if (actual == address(0) || actual != owner) revert IDeals.OnlyOwner(deal, owner, actual);
    }

    function _recover(bytes32 domain, bytes32 structHash, bytes32 r, bytes32 yParityAndS)
        private
        pure
        returns (address signer)
    {
        (signer,,) = ECDSA.tryRecover(MessageHashUtils.toTypedDataHash(domain, structHash), r, yParityAndS);
    }
}
