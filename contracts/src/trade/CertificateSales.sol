// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IRevenueShares} from "../billing/IRevenueShares.sol";
import {IDirectory} from "../governance/IDirectory.sol";
import {IDataCertificates} from "../rights/IDataCertificates.sol";
import {ILineage} from "../rights/ILineage.sol";
import {IVault} from "../token/IVault.sol";

/// @title What every sale of a certificate does: certificate to the buyer, royalty to creator and parents, the rest to the seller.
/// @dev The price is in the escrow of the inheriting contract, a controller of the Vault.
/// @custom:security The royalty (ERC-2981) goes to the creator less the shares of the certificate's parents, which take part in it as in
/// any earning. `transferFrom` calls no receiver, so a buyer's contract can neither refuse nor re-enter; one that cannot handle
/// ERC-721 tokens should not buy. Evasion: holders who trade by `DataCertificates.transferFrom` and pay elsewhere pay no royalty, as with
/// every ERC-721 token; parents' shares of what the data earns stay with the certificate, whoever holds it.
abstract contract CertificateSales {
    error LineageChanged(uint256 certificate, bytes32 expected, bytes32 actual);
    error RoyaltyAbovePrice(uint256 price, uint256 royalty);

    IVault internal immutable VAULT;
    IDataCertificates internal immutable CERTIFICATES;
    IRevenueShares internal immutable REVENUE;
    ILineage private immutable LINEAGE;

    constructor(IDirectory directory) {
        VAULT = IVault(directory.find("Vault"));
        CERTIFICATES = IDataCertificates(directory.find("DataCertificates"));
        REVENUE = IRevenueShares(directory.find("RevenueShares"));
        LINEAGE = ILineage(directory.find("Lineage"));
    }

    /// @dev A seller could add a share at the last moment: buyers name the lineage that they saw.
    function _checkLineage(uint256 certificate, bytes32 expected) internal view {
        bytes32 actual = LINEAGE.digestOf(certificate);
        if (actual != expected) revert LineageChanged(certificate, expected, actual);
    }

    /// @dev Divides `price` wei of this contract's escrow.
    function _share(uint256 certificate, address seller, uint256 price) internal returns (uint256 royalty) {
        if (price == 0) return 0;
        address creator;
        (creator, royalty) = CERTIFICATES.royaltyInfo(certificate, price);
        if (creator == address(0)) royalty = 0;
        if (royalty > price) revert RoyaltyAbovePrice(price, royalty);
        if (royalty == 0) {
            VAULT.release(seller, price);
            return 0;
        }
        VAULT.hand(address(REVENUE), royalty, seller, price - royalty);
        REVENUE.deliverRoyalty(certificate, royalty, creator);
    }
}
