// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";

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

    /// @dev Checks the report of slot `index` and returns its nu.
    function _checkReport(IDeals.Activation calldata activation, uint256 index, uint32 miner, address signer)
        internal
        view
        returns (uint128 nu)
    {
        bytes calldata report = activation.reports[index * REPORT_LENGTH:(index + 1) * REPORT_LENGTH];
        nu = uint128(bytes16(report));
        if (nu == 0) revert IDeals.NuMissing(miner);
        bytes32 structHash = keccak256(
            abi.encode(REPORT, activation.deal, uint8(index), miner, bytes16(nu), activation.sectors, activation.root)
        );
        address actual = _recover(structHash, bytes32(report[16:48]), bytes32(report[48:80]));
        if (actual == address(0) || actual != signer) revert IDeals.ReportRejected(miner, signer, actual);
    }

    /// @dev Checks the TEE worker's signature over all tags of the deal.
    function _checkTags(
        IDeals.Activation calldata activation,
        uint16 worker,
        address signer,
        uint16 tiKey,
        uint32[] memory miners,
        uint128[] memory nus
    ) internal view {
        if (activation.tags.length != COMPACT_LENGTH) {
            revert IDeals.ReportsLength(COMPACT_LENGTH, activation.tags.length);
        }
        bytes32 structHash = keccak256(
            abi.encode(
                TAGS,
                activation.deal,
                tiKey,
                activation.sectors,
                activation.fid,
                activation.root,
                _hashMiners(miners),
                _hashNus(nus)
            )
        );
        address actual = _recover(structHash, bytes32(activation.tags[:32]), bytes32(activation.tags[32:]));
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

    function _recover(bytes32 structHash, bytes32 r, bytes32 yParityAndS) private view returns (address signer) {
        (signer,,) = ECDSA.tryRecover(_hashTypedDataV4(structHash), r, yParityAndS);
    }

    function _hashMiners(uint32[] memory miners) private pure returns (bytes32) {
        bytes memory packed = new bytes(4 * miners.length + 28); // room for the last whole-word write
        for (uint256 i; i < miners.length; ++i) {
            uint256 id = miners[i];
            assembly ("memory-safe") {
                mstore(add(add(packed, 32), mul(i, 4)), shl(224, id))
            }
        }
        return _hashHead(packed, 4 * miners.length);
    }

    function _hashNus(uint128[] memory nus) private pure returns (bytes32) {
        bytes memory packed = new bytes(16 * nus.length + 16); // room for the last whole-word write
        for (uint256 i; i < nus.length; ++i) {
            uint256 nu = nus[i];
            assembly ("memory-safe") {
                mstore(add(add(packed, 32), mul(i, 16)), shl(128, nu))
            }
        }
        return _hashHead(packed, 16 * nus.length);
    }

    function _hashHead(bytes memory data, uint256 length) private pure returns (bytes32 hash) {
        assembly ("memory-safe") {
            hash := keccak256(add(data, 32), length)
        }
    }
}
