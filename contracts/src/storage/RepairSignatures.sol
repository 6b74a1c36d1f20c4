// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";
import {IDeals} from "./IDeals.sol";
import {IRepair} from "./IRepair.sol";

/// @title Who must have signed what before a slot has a new miner: the types of an activation (IDeals), in Deals' domain.
/// @custom:security Both signatures name deal, slot, miner and nu, and a slot is filled only by the miner and the worker that
/// were drawn for it: neither a signature of the upload nor one for another slot serves here. The chain knows no fragment
/// ids; the TEE worker does, from the signed descriptor, and vouches for the holding root that it signs.
library RepairSignatures {
    bytes32 private constant REPORT =
        keccak256("Report(uint32 deal,uint8 index,uint32 miner,bytes16 nu,uint32 sectors,bytes32 root)");
    bytes32 private constant TAG =
        keccak256("Tag(uint32 deal,uint8 index,uint32 miner,uint16 tiKey,bytes16 nu,bytes32 idsRoot,uint32 sectors)");
    uint256 private constant COMPACT_LENGTH = 64;

    /// @notice Reverts unless `signer` reported the slot for `miner`.
    function checkReport(
        bytes32 domain,
        IRepair.Completion calldata completion,
        IDeals.Deal memory deal,
        uint32 miner,
        address signer
    ) internal pure {
        if (completion.nu == 0) revert IDeals.NuMissing(miner);
        bytes32 content =
            keccak256(abi.encode(REPORT, deal.id, completion.slot, miner, completion.nu, deal.sectors, deal.root));
        address actual = _recover(domain, content, completion.report);
        if (actual == address(0) || actual != signer) revert IDeals.ReportRejected(miner, signer, actual);
    }

    /// @notice Reverts unless `signer`, the TEE worker's, tagged the slot for `miner`.
    function checkTag(
        bytes32 domain,
        IRepair.Completion calldata completion,
        IDeals.Deal memory deal,
        uint32 miner,
        uint16 worker,
        address signer
    ) internal pure {
        bytes32 content = keccak256(
            abi.encode(
                TAG, deal.id, completion.slot, miner, deal.tiKey, completion.nu, completion.idsRoot, deal.sectors
            )
        );
        address actual = _recover(domain, content, completion.tag);
        if (actual == address(0) || actual != signer) revert IRepair.TagRejected(worker, signer, actual);
    }

    function _recover(bytes32 domain, bytes32 content, bytes calldata signature) private pure returns (address signer) {
        if (signature.length != COMPACT_LENGTH) revert IDeals.ReportsLength(COMPACT_LENGTH, signature.length);
        bytes32 digest = MessageHashUtils.toTypedDataHash(domain, content);
        (signer,,) = ECDSA.tryRecover(digest, bytes32(signature[:32]), bytes32(signature[32:]));
    }
}
